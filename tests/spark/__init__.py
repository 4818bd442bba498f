"""Questions, joins, findings and checks on Spark, as `make test-spark` runs them."""
