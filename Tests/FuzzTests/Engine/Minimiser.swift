/// Shortens an input while it stays as interesting.
enum Minimiser {
    /// A shorter input for which `isInteresting` still holds: parts are removed, from halves down to single bytes.
    static func shortened(
        _ bytes: [UInt8], attempts: Int = 2000, while isInteresting: ([UInt8]) -> Bool
    ) -> [UInt8] {
        var bytes = bytes, left = attempts
        var length = bytes.count / 2
        while length > 0, left > 0 {
            var start = 0
            while start < bytes.count, left > 0 {
                let shorter = Array(bytes[..<start] + bytes[min(bytes.count, start + length)...])
                left -= 1
                if isInteresting(shorter) { bytes = shorter } else { start += length }
            }
            length /= 2
        }
        return bytes
    }
}
