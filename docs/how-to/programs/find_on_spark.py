"""spark-submit find_on_spark.py ARTICLES FINDINGS: the same on a cluster."""

import sys

from pyspark.sql import SparkSession

import vnus_trade
from vnus_trade import FINDINGS, Finder

spark = SparkSession.builder.appName("findings").getOrCreate()
finder = Finder.of(vnus_trade.load(), least=2)
articles = spark.read.parquet(sys.argv[1]).repartition(2 * spark.sparkContext.defaultParallelism)
articles.mapInArrow(finder.scan, FINDINGS.ddl).write.mode("overwrite").parquet(sys.argv[2])
spark.stop()
