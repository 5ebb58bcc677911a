# The commands of README.md that CI runs: the code block after the mark.
/^<!-- CI runs these commands/ { marked = 1; next }
marked && /^```/ { if (inside) exit; inside = 1; next }
inside { print }
