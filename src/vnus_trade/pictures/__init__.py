"""Pictures: the timeline as SVG and as an Altair chart."""
