"""What a person sees and can do now, as plain data; and which page follows which."""
