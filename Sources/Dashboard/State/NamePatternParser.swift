/// Translates the text of a pattern into steps.
struct NamePatternParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    /// Deeper groups are refused, so that no text can exhaust the stack.
    private var depth = 0

    private typealias Step = NamePattern.Step

    init(_ text: String) { scalars = Array(text.lowercased().unicodeScalars) }

    /// The steps of the whole pattern, which end in a match.
    mutating func steps() throws(FilterFailure) -> [NamePattern.Step] {
        let steps = try alternatives()
        guard next == nil else { throw failure("unexpected “)”") }
        return steps + [.match]
    }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    /// Alternatives separated by `|`.
    private mutating func alternatives() throws(FilterFailure) -> [Step] {
        depth += 1
        defer { depth -= 1 }
        guard depth < 32 else { throw failure("expected fewer parentheses") }
        var branches = [try sequence()]
        while consume("|") { branches.append(try sequence()) }
        let last = branches.removeLast()
        return branches.reversed().reduce(last) { rest, branch in
            [.split(1, branch.count + 2)] + branch + [.jump(rest.count + 1)] + rest
        }
    }

    private mutating func sequence() throws(FilterFailure) -> [Step] {
        var steps: [Step] = []
        while let sign = next, sign != "|", sign != ")" { steps += try repetition() }
        return steps
    }

    /// One element, and how often it may occur.
    private mutating func repetition() throws(FilterFailure) -> [Step] {
        let once = try element()
        guard let sign = next, "*+?".unicodeScalars.contains(sign) else { return once }
        // What follows a repetition only says how greedy it is.
        while let more = next, "*+?".unicodeScalars.contains(more) { position += 1 }
        switch sign {
        case "+": return once + [.split(-once.count, 1)]
        case "*": return [.split(1, once.count + 2)] + once + [.jump(-once.count - 1)]
        default: return [.split(1, once.count + 1)] + once
        }
    }

    private mutating func element() throws(FilterFailure) -> [Step] {
        guard let sign = next else { throw failure("expected a character") }
        position += 1
        switch sign {
        case "(":
            let steps = try alternatives()
            guard consume(")") else { throw failure("expected “)”") }
            return steps
        case "[": return [try characterClass()]
        case ".": return [.anything]
        case "^": return [.start]
        case "$": return [.end]
        case "*", "+", "?": throw FilterFailure(position: position - 1, message: "expected a character before it")
        case "\\": return [.oneOf(try escaped(), isNegated: false)]
        default: return [.scalar(sign.value)]
        }
    }

    /// The characters after a backslash.
    private mutating func escaped() throws(FilterFailure) -> [ClosedRange<UInt32>] {
        guard let sign = next else { throw failure("expected a character after “\\”") }
        position += 1
        switch sign {
        case "d": return [0x30...0x39]
        case "w": return [0x30...0x39, 0x61...0x7A, 0x5F...0x5F, 0x80...0x10FFFF]
        case "s": return [0x20...0x20, 0x09...0x0D, 0xA0...0xA0]
        case "a"..."z": throw FilterFailure(position: position - 2, message: "known are \\d, \\w and \\s")
        default: return [sign.value...sign.value]
        }
    }

    /// The characters in brackets, after the opening one.
    private mutating func characterClass() throws(FilterFailure) -> Step {
        let isNegated = consume("^")
        var ranges: [ClosedRange<UInt32>] = []
        while let sign = next, sign != "]" || ranges.isEmpty {
            position += 1
            if sign == "\\" {
                ranges += try escaped()
            } else if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
                let last = scalars[position + 1]
                guard last >= sign else { throw failure("the range ends before it begins") }
                ranges.append(sign.value...last.value)
                position += 2
            } else {
                ranges.append(sign.value...sign.value)
            }
        }
        guard consume("]") else { throw failure("expected “]”") }
        return .oneOf(ranges, isNegated: isNegated)
    }

    private mutating func consume(_ sign: Unicode.Scalar) -> Bool {
        guard next == sign else { return false }
        position += 1
        return true
    }

    private func failure(_ message: String) -> FilterFailure { FilterFailure(position: position, message: message) }
}
