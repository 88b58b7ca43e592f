// Holds back messages on standard error while the screen is in use, and writes them afterwards.
#ifndef BALLAST_HELD_OUTPUT_H
#define BALLAST_HELD_OUTPUT_H

/// From now on output to a descriptor that is a terminal goes to an unnamed temporary file. Does nothing if the
/// descriptor is not a terminal, or if messages are held already.
void ballast_output_hold(int descriptor);

/// Stops holding messages and writes those held, the last 64 kB of them. Harmless when none are held, and safe in a
/// signal handler.
void ballast_output_release(void);

#endif
