# Prints CHANGELOG.md as a Debian changelog: `awk -v maintainer=… -v date=…`. Each heading of the second level begins
# with a version; all entries have one date, that of the commit.
function flush_entry(   words, count, line, i, lead) {
    if (entry == "") return
    count = split(entry, words, " ")
    line = "  *"
    for (i = 1; i <= count; i++) {
        if (length(line) + 1 + length(words[i]) > 79 && i > 1) {
            print line
            line = "   "
        }
        line = line " " words[i]
    }
    print line
    entry = ""
}
function flush_version() {
    flush_entry()
    if (isOpen) printf "\n -- %s  %s\n", maintainer, date
    isOpen = 0
}
/^## / {
    if (isOpen) { flush_version(); print "" }
    printf "ballast (%s) unstable; urgency=medium\n", $2
    isOpen = 1
    next
}
/^### / {
    flush_entry()
    printf "\n  [ %s ]\n", substr($0, 5)
    next
}
/^- / {
    flush_entry()
    entry = substr($0, 3)
    next
}
/^  / { if (entry != "") entry = entry " " $0 }
/^$/ { flush_entry() }
END { flush_version() }
