"""What the author of a diagram says of its looks, for the theme `source`: colours, shapes, strokes, fonts.

Nothing of it is taken over as it is written: a colour is read and written anew, a shape is one of ours, a
font is a name of letters, and whatever else there is stays out of the picture.
"""
