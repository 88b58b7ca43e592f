/// Decodes UTF-8 byte by byte, across reads. Invalid bytes are dropped.
struct TextDecoder {
    /// Whether the present character was typed with Alt.
    private(set) var alt = false
    private var value: UInt32 = 0
    private var missing = 0
    private var minimum: UInt32 = 0

    /// The character that a byte completes, if any. `alt` applies if the byte begins a character.
    mutating func add(_ byte: UInt8, alt: Bool) -> Unicode.Scalar? {
        if byte & 0xC0 == 0x80 {
            guard missing > 0 else { return nil }
            missing -= 1
            value = value << 6 | UInt32(byte & 0x3F)
            guard missing == 0, value >= minimum else { return nil }
            return Unicode.Scalar(value).flatMap { $0.properties.generalCategory == .control ? nil : $0 }
        }
        self.alt = alt
        missing = 0
        switch byte {
        case 0..<0x80: return Unicode.Scalar(byte)
        case 0xC2..<0xE0: begin(byte & 0x1F, missing: 1, minimum: 0x80)
        case 0xE0..<0xF0: begin(byte & 0x0F, missing: 2, minimum: 0x800)
        case 0xF0..<0xF5: begin(byte & 0x07, missing: 3, minimum: 0x10000)
        default: break
        }
        return nil
    }

    private mutating func begin(_ bits: UInt8, missing: Int, minimum: UInt32) {
        value = UInt32(bits)
        self.missing = missing
        self.minimum = minimum
    }
}
