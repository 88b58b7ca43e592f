/// Checks whether bytes are UTF-8 (Unicode 16, table 3-7).
struct UTF8Check {
    /// The index of the first invalid byte; nil if there is none.
    private(set) var firstInvalid: Int?
    /// Whether the bytes end within the character that begins at that index.
    private(set) var isCutOff = false
    /// Whether a multi-byte character precedes that index.
    private(set) var hasWideCharacters = false

    init(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let (length, second) = UTF8Check.form(lead)
            var count = 1
            while count < length, index + count < bytes.count,
                (count == 1 ? second : 0x80...0xBF).contains(bytes[index + count])
            {
                count += 1
            }
            guard length > 0, count == length else {
                firstInvalid = index
                isCutOff = length > 0 && index + count == bytes.count
                return
            }
            hasWideCharacters = true
            index += length
        }
    }

    /// The length of a character with a given first byte, 0 if invalid, and the range of its second byte.
    private static func form(_ lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>) {
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: (0, 0x80...0xBF)
        }
    }
}
