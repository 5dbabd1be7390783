"""What a scenario, a letter, a play, a score and a problem are: frozen values, standard library only."""
