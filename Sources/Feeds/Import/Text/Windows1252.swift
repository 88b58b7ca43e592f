/// The charset that spreadsheets of Western Europe and America write; where Latin-1 has controls, it has signs.
enum Windows1252 {
    /// Where the first byte stands that a text of this charset would not have there: one that means nothing, a sign of old
    /// printing, or a sign between two letters. Text of another charset, as of MS-DOS or Central Europe, has such.
    static func firstStrange(in bytes: [UInt8]) -> Int? {
        bytes.indices.first { index in
            switch bytes[index] {
            case 0x00...0x7F, 0xC0...0xFF: return false
            case 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x82, 0x83, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8B, 0x98, 0x9B: return true
            case 0xA1...0xBF:
                // Ordinals, a middle dot and an accent used as an apostrophe may stand there.
                let isUsual = [0xAA, 0xAD, 0xB4, 0xB7, 0xBA].contains(bytes[index])
                let before = index > 0 && isLetter(bytes[index - 1])
                return !isUsual && before && index + 1 < bytes.count && isLetter(bytes[index + 1])
            default: return false
            }
        }
    }

    /// The text as UTF-8.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let value = (0x80...0x9F).contains(byte) ? signs[Int(byte) - 0x80] : UInt16(byte)
            scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return Array(String(scalars).utf8)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    /// What the bytes from 80 to 9F mean.
    private static let signs: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
