/// Finds inputs whose time grows faster than their size.
enum Slowness {
    /// Whatever is parsed in this time, in seconds, is fast enough.
    static let quick = 0.15

    /// What is wrong with an input that took some time; nil for one whose half takes about half of that.
    static func finding(_ bytes: [UInt8], _ seconds: Double, in parser: FuzzedParser) -> String? {
        guard seconds > quick, bytes.count >= 1024 else { return nil }
        let whole = (0..<2).map { _ in parser.timed(bytes).seconds }.min() ?? seconds
        let half = Array(bytes[..<(bytes.count / 2)])
        let part = (0..<2).map { _ in parser.timed(half).seconds }.min() ?? 0
        guard whole > quick, whole > part * 3 else { return nil }
        return "takes \(milliseconds(whole)) ms, its first half \(milliseconds(part)) ms"
    }

    private static func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
}
