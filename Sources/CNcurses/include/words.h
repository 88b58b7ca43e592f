// Keeps words for standard error off the screen while the screen is drawn on, and says them afterwards.
#ifndef BALLAST_WORDS_H
#define BALLAST_WORDS_H

/// From now on what is written to a descriptor that is a terminal waits in a file without a name. Does nothing where the
/// descriptor is no terminal, or when words are held already.
void ballast_words_hold(int descriptor);

/// Lets the words through again, and writes those held: the last 64 kB of them. Harmless when none are held, and safe
/// in a signal handler.
void ballast_words_release(void);

#endif
