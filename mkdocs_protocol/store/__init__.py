"""What was made before, kept by what decides it: the only package that knows the cache folder."""
