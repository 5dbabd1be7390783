"""The story of a scenario as a picture: what leads where, in text for Mermaid and Graphviz, and as SVG."""
