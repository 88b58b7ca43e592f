#include "CNcurses.h"

#include <string.h>
#include <term.h>

// Returns a string capability, or null if it is missing: tigetstr reports that in two ways.
static const char *string_capability(const char *name) {
    const char *value = tigetstr((char *)name);
    return value == (char *)-1 ? NULL : value;
}

// Appends bytes if they fit, without padding such as $<5>, which only tputs could apply.
static void append(ballast_capabilities *found, const char *bytes) {
    while (bytes && *bytes) {
        const char *end = bytes[0] == '$' && bytes[1] == '<' ? strchr(bytes, '>') : NULL;
        if (end) {
            bytes = end + 1;
            continue;
        }
        if (found->restore_length >= (int32_t)sizeof found->restore_sequence) return;
        found->restore_sequence[found->restore_length++] = *bytes++;
    }
}

// The order matters: a frame that a crash cut short is shown first; mouse and paste reporting come first, because they make a broken shell unusable; the main screen
// comes before the cursor, because some terminals store the cursor's visibility per screen.
static void describe_restoration(ballast_capabilities *found) {
    if (found->xterm) append(found, "\033[?2026l\033[?1006l\033[?1000l\033[?2004l");
    append(found, string_capability("rmkx"));
    append(found, string_capability("op"));
    append(found, string_capability("sgr0"));
    append(found, string_capability("rmcup"));
    append(found, string_capability("cnorm"));
}

ballast_capabilities ballast_look_up(const char *type, int descriptor) {
    ballast_capabilities found;
    memset(&found, 0, sizeof found);
    TERMINAL *previous = set_curterm(NULL);
    int status = 0;
    if (setupterm((char *)type, descriptor, &status) == OK) {
        int colours = tigetnum((char *)"colors");
        found.known = true;
        found.drawable = string_capability("clear") && string_capability("cup") && tigetflag((char *)"hc") <= 0;
        found.colours = colours > 0 && string_capability("setaf") ? colours : 0;
        found.direct = found.colours >= 1 << 24
            && (tigetflag((char *)"RGB") > 0 || tigetnum((char *)"RGB") > 0 || string_capability("RGB"));
        found.xterm = string_capability("kmous") && string_capability("smcup");
        describe_restoration(&found);
        del_curterm(cur_term);
    }
    set_curterm(previous);
    return found;
}
