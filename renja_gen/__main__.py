"""`python -m renja_gen`: the command line where the script is not on the path."""

from renja_gen.cli import main

if __name__ == "__main__":
    main()
