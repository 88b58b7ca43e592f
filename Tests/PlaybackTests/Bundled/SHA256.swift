/// The SHA-256 digest (FIPS 180-4), to check files against the manifest.
enum SHA256 {
    /// The digest as 64 hexadecimal digits.
    static func hexadecimal(_ message: [UInt8]) -> String {
        var hash = initial
        var bytes = message + [0x80]
        bytes += [UInt8](repeating: 0, count: (120 - bytes.count % 64) % 64)
        bytes += (0..<8).map { UInt8(truncatingIfNeeded: (message.count * 8) >> (56 - 8 * $0)) }
        var words = [UInt32](repeating: 0, count: 64)
        for block in stride(from: 0, to: bytes.count, by: 64) {
            for word in 0..<16 {
                words[word] = (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[block + 4 * word + $1]) }
            }
            for word in 16..<64 {
                let a = words[word - 15], b = words[word - 2]
                let first = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
                let second = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
                words[word] = words[word - 16] &+ first &+ words[word - 7] &+ second
            }
            mix(words, into: &hash)
        }
        return hash.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    private static func mix(_ words: [UInt32], into hash: inout [UInt32]) {
        var s = hash
        for round in 0..<64 {
            let choice = (s[4] & s[5]) ^ (~s[4] & s[6])
            let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
            let sum = rotated(s[4], 6) ^ rotated(s[4], 11) ^ rotated(s[4], 25)
            let first = s[7] &+ sum &+ choice &+ constants[round] &+ words[round]
            let second = (rotated(s[0], 2) ^ rotated(s[0], 13) ^ rotated(s[0], 22)) &+ majority
            s = [first &+ second, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
        }
        for index in hash.indices { hash[index] = hash[index] &+ s[index] }
    }

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    /// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
    private static let initial = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
    /// The same of the cube roots of the first 64.
    private static let constants = primes.map { fraction(cubeRoot(Double($0))) }
    private static let primes = (2...311).filter { number in (2..<number).allSatisfy { number % $0 != 0 } }

    private static func fraction(_ value: Double) -> UInt32 { UInt32((value - value.rounded(.down)) * 0x1p32) }

    /// Newton's iteration; 52 bits are more than the 32 needed.
    private static func cubeRoot(_ value: Double) -> Double {
        (0..<60).reduce(value) { root, _ in root - (root - value / (root * root)) / 3 }
    }
}
