print("tableside")
