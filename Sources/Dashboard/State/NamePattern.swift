/// A regular expression for symbols and names, without regard to case.
///
/// It knows `.`, classes such as `[a-f]`, `\d`, `\w` and `\s`, the repetitions `*`, `+` and `?`, groups, `|`, `^`
/// and `$`. All ways through it are followed at once, so a search takes time in proportion to the lengths of pattern
/// and text, whatever the pattern is.
struct NamePattern: Sendable {
    /// One step of the pattern; the numbers of a split and a jump are how far away the next step is.
    enum Step: Sendable {
        case scalar(UInt32)
        case anything
        case oneOf([ClosedRange<UInt32>], isNegated: Bool)
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        case match
    }

    private let steps: [Step]

    /// Parses a pattern.
    init(_ text: String) throws(FilterFailure) {
        var parser = NamePatternParser(text)
        steps = try parser.steps()
    }

    /// Whether a filter is meant as a pattern rather than as text: it has a sign that names do not have.
    static func isMeant(by text: String) -> Bool { text.contains { "^$|*?[\\".contains($0) } }

    /// Whether the pattern is found anywhere in a text. O(pattern × text).
    func isFound(in text: String) -> Bool {
        let scalars = text.lowercased().unicodeScalars.map(\.value)
        var threads = Threads(count: steps.count)
        for position in 0...scalars.count {
            follow(0, at: position, of: scalars.count, into: &threads)
            if threads.hasMatch { return true }
            guard position < scalars.count else { break }
            let scalar = scalars[position]
            let current = threads.active
            threads.removeAll()
            for index in current where accepts(steps[index], scalar) {
                follow(index + 1, at: position + 1, of: scalars.count, into: &threads)
            }
            if threads.hasMatch { return true }
        }
        return false
    }

    /// The steps that wait for the next character.
    private struct Threads {
        private(set) var active: [Int] = []
        private var isSeen: [Bool]
        var hasMatch = false

        init(count: Int) { isSeen = Array(repeating: false, count: count) }

        /// Whether a step is reached for the first time.
        mutating func reach(_ index: Int) -> Bool {
            defer { isSeen[index] = true }
            return !isSeen[index]
        }

        mutating func add(_ index: Int) { active.append(index) }

        mutating func removeAll() {
            active = []
            for index in isSeen.indices { isSeen[index] = false }
        }
    }

    /// Adds the steps that are reached from one without a character.
    private func follow(_ first: Int, at position: Int, of count: Int, into threads: inout Threads) {
        var open = [first]
        while let index = open.popLast() {
            guard threads.reach(index) else { continue }
            switch steps[index] {
            case .jump(let distance): open.append(index + distance)
            case .split(let a, let b): open += [index + b, index + a]
            case .start: if position == 0 { open.append(index + 1) }
            case .end: if position == count { open.append(index + 1) }
            case .match: threads.hasMatch = true
            case .scalar, .anything, .oneOf: threads.add(index)
            }
        }
    }

    private func accepts(_ step: Step, _ scalar: UInt32) -> Bool {
        switch step {
        case .scalar(let wanted): scalar == wanted
        case .anything: true
        case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
        case .split, .jump, .start, .end, .match: false
        }
    }
}
