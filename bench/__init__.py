"""The benchmark: every promise of speed, measured beside its rival in one run (`python -m bench`)."""
