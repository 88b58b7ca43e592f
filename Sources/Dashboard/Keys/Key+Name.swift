public import Screen

extension Key {
    /// The key in its usual notation: `j`, `Ctrl-D`, `Tab`, `F1`.
    public var name: String {
        let name =
            switch code {
            case .character(let character) where character != " ":
                control || alt ? character.uppercased() : String(character)
            case .function(let number): "F\(number)"
            default: Key.names.first { $0.code == code }?.name ?? ""
            }
        return (control ? "Ctrl-" : "") + (alt ? "Alt-" : "") + (shift ? "Shift-" : "") + name
    }

    /// Creates a key from its usual notation; nil for anything else. With Ctrl or Alt a letter's case is ignored, since
    /// terminals do not distinguish it.
    public init?(named text: String) {
        var rest = text[...]
        var (control, alt) = (false, false)
        while true {
            if !control, let key = rest.dropping("Ctrl-") {
                (control, rest) = (true, key)
            } else if !alt, let key = rest.dropping("Alt-") {
                (alt, rest) = (true, key)
            } else {
                break
            }
        }
        if let arrow = rest.dropping("Shift-"), let code = Code(named: arrow, isModified: true), code.takesShift {
            self.init(code, control: control, alt: alt, shift: true)
            return
        }
        guard let code = Code(named: rest, isModified: control || alt) else { return nil }
        self.init(code, control: control, alt: alt)
    }

    /// Whether a terminal can distinguish the key from others: some letters with Ctrl are Tab, Enter, Backspace or
    /// Escape.
    public var isDistinguishable: Bool {
        guard control, case .character(let character) = code else { return !control }
        return character.isASCII && (character.isLetter || "\\]^_ ".contains(character)) && !"hijm".contains(character)
    }

    /// The keys with names of their own.
    fileprivate static let names: [(code: Code, name: String)] = [
        (.character(" "), "Space"), (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backTab, "Shift-Tab"),
        (.backspace, "Backspace"), (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"), (.home, "Home"),
        (.end, "End"), (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.insert, "Ins"), (.delete, "Del"),
    ]
}

extension Key.Code {
    fileprivate init?(named text: Substring, isModified: Bool) {
        if let named = Key.names.first(where: { $0.name.lowercased() == text.lowercased() }) {
            self = named.code
        } else if text.count == 1, let character = text.first, !character.isWhitespace {
            self = .character(isModified ? Character(character.lowercased()) : character)
        } else if text.first == "F" || text.first == "f", let number = Int(text.dropFirst()), (1...24).contains(number)
        {
            self = .function(number)
        } else {
            return nil
        }
    }
}

extension Substring {
    /// The remainder after a prefix, its case ignored; nil if nothing remains.
    fileprivate func dropping(_ beginning: String) -> Substring? {
        guard count > beginning.count, prefix(beginning.count).lowercased() == beginning.lowercased() else {
            return nil
        }
        return dropFirst(beginning.count)
    }
}
