"""The site as readers have it in a browser; `make test-docs` builds it and runs these, `make test` does not."""
