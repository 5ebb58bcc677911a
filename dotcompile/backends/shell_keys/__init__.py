"""What commands of `docker` say, a group of options a file."""
