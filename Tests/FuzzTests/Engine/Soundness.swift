import Model

/// What must hold for everything that is accepted: numbers are finite, and texts cannot control the terminal.
enum Soundness {
    /// Values beyond this number are not looked at, so that a check does not take longer than the parsing.
    private static let mostValues = 1500

    /// Throws if a value holds a number that is not finite, or a text with control characters, however deep.
    static func check(_ value: Any) throws(BrokenInvariant) {
        var left = mostValues
        try check(value, "", &left)
    }

    /// Throws if a message has a character that can control the terminal; several lines are fine.
    static func checkMessage(_ text: String) throws(BrokenInvariant) {
        if let scalar = text.unicodeScalars.first(where: { $0 != "\n" && !isPlain($0) }) {
            throw BrokenInvariant("the message has U+\(String(scalar.value, radix: 16)): \(PlainText.clean(text))")
        }
    }

    private static func check(_ value: Any, _ path: String, _ left: inout Int) throws(BrokenInvariant) {
        left -= 1
        guard left > 0 else { return }
        switch value {
        case let number as Double:
            try require(number.isFinite, "\(path) is \(number)")
        case let text as String:
            if let scalar = text.unicodeScalars.first(where: { !isPlain($0) }) {
                throw BrokenInvariant("\(path) has U+\(String(scalar.value, radix: 16)): \(PlainText.clean(text))")
            }
        case let series as Series: try check(series, path)
        case let bar as Bar: try check(bar, path)
        case is Int, is Bool, is Int64, is Day: break
        default:
            for child in Mirror(reflecting: value).children {
                try check(child.value, "\(path).\(child.label ?? "")", &left)
            }
        }
    }

    /// In a series a missing number is NaN.
    private static func check(_ series: Series, _ path: String) throws(BrokenInvariant) {
        for index in 0..<min(series.count, 100) {
            try require(!series.close(index).isInfinite, "\(path): the close \(index) is infinite")
        }
        if let running = series.running { try check(running, path) }
    }

    private static func check(_ bar: Bar, _ path: String) throws(BrokenInvariant) {
        let numbers = [bar.open, bar.high, bar.low, bar.quotedClose, bar.volume].compactMap(\.self)
        try require(numbers.allSatisfy(\.isFinite) && !bar.close.isInfinite, "\(path): a bar is not finite: \(bar)")
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        (0x20...0x7E).contains(scalar.value) || PlainText.isShown(scalar)
    }
}
