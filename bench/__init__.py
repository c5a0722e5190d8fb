"""What is measured against what; `python -m bench` reproduces every figure of bench/README.md."""
