import TestSupport

/// Makes inputs from seeds by random changes, the same ones for the same seed.
struct Mutator {
    /// The most bytes of an input.
    static let longest = 1 << 16

    private var random: SplitMix
    private let seeds: [[UInt8]]
    private let tokens: [[UInt8]]

    init(seeds: [[UInt8]], tokens: [[UInt8]], seed: UInt64) {
        random = SplitMix(seed: seed)
        self.seeds = seeds.isEmpty ? [[]] : seeds
        self.tokens = tokens + Mutator.everywhere
    }

    /// What means something, or breaks something, in every format.
    private static let everywhere: [[UInt8]] =
        [
            "0", "-0", "-1", "1e999", "-1e308", "5e-324", "NaN", "inf", "2147483648", "-9223372036854775808",
            "9223372036854775807", "18446744073709551616", "0.1e-400", "1,000", "1.000,00", "\u{2212}1", "1e9",
            "99999999",
            "1800-01-01", "9999-12-31", "2024-02-30", "0000-00-00", "2024-05-16", "24:00", "+14:00", "\u{1B}[2J",
            "\u{202E}",
            "\u{FEFF}", "\u{0301}", "\u{2028}", "e\u{0301}\u{0302}\u{0303}", "\u{1F469}\u{200D}\u{1F469}", "\r\n", "\n",
            "\t", "\"", "'", "\\", ",", ";", "%", "null", "true", "{}", "[]", " ",
        ].map { Array($0.utf8) }
        + [
            [0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFE, 0xFF], [0xFF, 0xFE],
            [0x1F, 0x8B],
        ]

    /// The next input.
    mutating func next() -> [UInt8] {
        var bytes = seeds[below(seeds.count)]
        for _ in 0..<(1 << below(5)) { change(&bytes) }
        return bytes.count > Mutator.longest ? Array(bytes[..<Mutator.longest]) : bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        switch below(16) {
        case 0 where !bytes.isEmpty: bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
        case 1 where !bytes.isEmpty: bytes[below(bytes.count)] = UInt8(below(256))
        case 2: bytes.insert(UInt8(below(256)), at: below(bytes.count + 1))
        case 3: bytes.removeSubrange(range(in: bytes.count, atMost: 1 << below(8)))
        case 4: duplicate(&bytes)
        case 5: splice(&bytes)
        case 6, 7: bytes.insert(contentsOf: token(), at: below(bytes.count + 1))
        case 8, 9: replaceNumber(&bytes)
        case 10: replaceWord(&bytes)
        case 11 where below(8) == 0: bytes.removeLast(below(bytes.count + 1))
        case 12 where below(4) == 0: repeatPart(&bytes)
        case 13 where below(8) == 0: nest(&bytes)
        case 14: changeLines(&bytes)
        default: bytes.replaceSubrange(range(in: bytes.count, atMost: 8), with: token())
        }
    }

    /// Copies a part to another place.
    private mutating func duplicate(_ bytes: inout [UInt8]) {
        let part = Array(bytes[range(in: bytes.count, atMost: 1 << below(10))])
        bytes.insert(contentsOf: part, at: below(bytes.count + 1))
    }

    /// Replaces the rest by the rest of another seed, from any position.
    private mutating func splice(_ bytes: inout [UInt8]) {
        let other = seeds[below(seeds.count)]
        bytes = Array(bytes[..<below(bytes.count + 1)] + other[below(other.count + 1)...])
    }

    /// Repeats a part until the input is long.
    private mutating func repeatPart(_ bytes: inout [UInt8]) {
        let part = below(2) == 0 ? token() : Array(bytes[range(in: bytes.count, atMost: 1 << below(8))])
        guard !part.isEmpty else { return }
        let room = max(0, Mutator.longest - bytes.count) >> below(8)
        let run = Array(repeatElement(part, count: room / part.count).joined())
        bytes.insert(contentsOf: run, at: below(bytes.count + 1))
    }

    /// Surrounds a part by many opening and closing tokens.
    private mutating func nest(_ bytes: inout [UInt8]) {
        let pairs: [(String, String)] = [
            ("[", "]"), ("{", "}"), ("(", ")"), ("<a>", "</a>"), ("\"", "\""), ("{\"a\":", "}"), ("not ", ""),
            ("-", ""),
        ]
        let (open, close) = pairs[below(pairs.count)]
        let count = 1 << below(13), part = range(in: bytes.count, atMost: 64)
        let inner = Array(bytes[part])
        let opening = Array(repeatElement(Array(open.utf8), count: count).joined())
        let closing = Array(repeatElement(Array(close.utf8), count: count).joined())
        bytes.replaceSubrange(part, with: opening + inner + closing)
    }

    /// Removes, repeats or moves a line.
    private mutating func changeLines(_ bytes: inout [UInt8]) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        guard lines.count > 1 else { return }
        let line = lines[below(lines.count)]
        switch below(3) {
        case 0: lines.remove(at: below(lines.count))
        case 1: lines.insert(line, at: below(lines.count + 1))
        default: lines.swapAt(below(lines.count), below(lines.count))
        }
        bytes = Array(lines.joined(separator: [0x0A]))
    }

    private mutating func replaceNumber(_ bytes: inout [UInt8]) {
        replaceRun(&bytes) { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
    }

    private mutating func replaceWord(_ bytes: inout [UInt8]) {
        replaceRun(&bytes) { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    }

    /// Replaces the first run of some bytes from a random position by a token.
    private mutating func replaceRun(_ bytes: inout [UInt8], of belongs: (UInt8) -> Bool) {
        guard let start = bytes[below(bytes.count + 1)...].firstIndex(where: belongs) else { return }
        let end = bytes[start...].firstIndex { !belongs($0) } ?? bytes.count
        bytes.replaceSubrange(start..<end, with: token())
    }

    private mutating func token() -> [UInt8] { tokens[below(tokens.count)] }

    /// A range of at most some bytes.
    private mutating func range(in count: Int, atMost length: Int) -> Range<Int> {
        let start = below(count + 1)
        return start..<min(count, start + 1 + below(length))
    }

    /// A number from 0 up to a bound, which is not reached.
    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &random) }
}
