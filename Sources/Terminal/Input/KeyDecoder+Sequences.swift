import Screen

extension KeyDecoder {
    /// Begins a response of the terminal, or a key with Alt if nothing follows.
    mutating func beginResponse(_ introducer: UInt8) { state = .response(TerminalResponse(introducer)) }

    /// A byte of a response. Only the one about the background is used.
    mutating func response(_ begun: TerminalResponse, _ byte: UInt8) {
        var response = begun
        guard response.add(byte) else {
            state = .response(response)
            return
        }
        state = .ground
        if let colour = response.ground { events.append(.ground(colour)) }
    }

    /// A byte of a control sequence: parameters, then a final byte that determines the function.
    mutating func control(_ begun: [UInt8], _ byte: UInt8) {
        switch byte {
        case 0x1B: state = .escape
        case UInt8(ascii: "M") where begun.isEmpty: state = .mouse([])
        case UInt8(ascii: "[") where begun.isEmpty: state = .control([byte])
        case 0x20..<0x40: state = begun.count < 64 ? .control(begun + [byte]) : .ground
        case 0x40..<0x7F:
            state = .ground
            finish(begun, byte)
        default: state = .ground
        }
    }

    /// The byte after `ESC O`.
    mutating func shift(_ byte: UInt8) {
        state = .ground
        if byte == UInt8(ascii: "M") {
            press(.enter)
        } else if let code = Key.Code(final: byte) {
            press(code)
        }
    }

    /// A byte of a mouse report in the old format: button, column, row, each offset by 32.
    mutating func oldMouse(_ begun: [UInt8], _ byte: UInt8) {
        let report = begun + [byte]
        guard report.count == 3 else {
            state = .mouse(report)
            return
        }
        state = .ground
        mouse(button: Int(report[0]) - 32, x: Int(report[1]) - 33, y: Int(report[2]) - 33)
    }

    private mutating func finish(_ parameters: [UInt8], _ final: UInt8) {
        if parameters.first == UInt8(ascii: "<") {
            let values = numbers(parameters.dropFirst())
            guard final == UInt8(ascii: "M") || final == UInt8(ascii: "m"), values.count == 3 else { return }
            let isRelease = final == UInt8(ascii: "m")
            return mouse(button: values[0], x: values[1] - 1, y: values[2] - 1, isRelease: isRelease)
        }
        // The terminal's own type, which is asked for after the background, because every terminal knows it.
        if parameters.first == UInt8(ascii: "?"), final == UInt8(ascii: "c") { hasReply = true }
        if parameters.first == UInt8(ascii: "?"), parameters.last == UInt8(ascii: "$"), final == UInt8(ascii: "y") {
            return modeReport(numbers(parameters.dropFirst().dropLast()))
        }
        let values = numbers(parameters[...])
        let modifiers = values.count > 1 ? max(values[1], 1) - 1 : 0
        switch final {
        case UInt8(ascii: "~") where values.first == 200: state = .paste
        case UInt8(ascii: "~") where values.first == 27 && values.count == 3: press(scalar: values[2], modifiers)
        case UInt8(ascii: "~"): Key.Code(number: values.first ?? 0).map { press($0, modifiers) }
        case UInt8(ascii: "u"): press(scalar: values.first ?? 0, modifiers)
        // Only 1 is a key's number here: a report of the cursor position ends like F3.
        default: if (values.first ?? 0) <= 1 { Key.Code(final: final).map { press($0, modifiers) } }
        }
    }

    /// An answer to DECRQM: a mode, and whether it is set (1), reset (2), or set for good (3). A terminal answers 0 for
    /// a mode that it does not know, and 4 for one that it never sets.
    private mutating func modeReport(_ values: [Int]) {
        guard values.count == 2, (1...3).contains(values[1]) else { return }
        knownModes.insert(values[0])
    }

    /// Presses a key with xterm's modifiers: 1 Shift, 2 Alt, 4 Ctrl. Shift is dropped with keys of which it is a part
    /// or with which it has no meaning.
    private mutating func press(_ code: Key.Code, _ modifiers: Int) {
        press(code, control: modifiers & 4 != 0, alt: modifiers & 2 != 0, shift: modifiers & 1 != 0)
    }

    private mutating func press(scalar value: Int, _ modifiers: Int) {
        switch value {
        case 8, 127: press(.backspace, modifiers)
        case 9: press(modifiers & 1 != 0 ? .backTab : .tab, modifiers)
        case 10, 13: press(.enter, modifiers)
        case 27: press(.escape, modifiers)
        default:
            guard value >= 32, let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init) else { return }
            press(.character(Character(scalar)), modifiers)
        }
    }

    /// A mouse report. Bits 4, 8 and 16 are Shift, Alt and Ctrl; 32 is motion; 64 the wheel.
    private mutating func mouse(button: Int, x: Int, y: Int, isRelease: Bool = false) {
        guard x >= 0, y >= 0 else { return }
        switch button & ~0b11100 {
        case 0 where isRelease, 3: events.append(.release(x: x, y: y))
        case _ where isRelease: break
        case 32: events.append(.drag(x: x, y: y))
        case 0: events.append(.click(x: x, y: y))
        case 64: events.append(.scroll(x: x, y: y, rows: -1))
        case 65: events.append(.scroll(x: x, y: y, rows: 1))
        default: break
        }
    }

    /// The numbers between semicolons, without what follows a colon; a missing number is 0.
    private func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
        bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
            part.prefix { $0 != UInt8(ascii: ":") }.reduce(0) { sum, byte in
                (48...57).contains(byte) ? min(sum * 10 + Int(byte - 48), 0x10FFFF) : sum
            }
        }
    }
}
