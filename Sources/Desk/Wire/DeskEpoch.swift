/// A time during which one collector leads its desk without a break. Its updates are numbered from 1.
///
/// A later one is greater, whoever leads in it.
package struct DeskEpoch: Hashable, Comparable, Sendable {
    /// When it began, in milliseconds since 1970.
    package let start: Int64
    /// The collector, a random number.
    package let collector: UInt64

    package init(start: Int64, collector: UInt64) {
        self.start = start
        self.collector = collector
    }

    /// Orders epochs by their start.
    package static func < (a: DeskEpoch, b: DeskEpoch) -> Bool {
        (a.start, a.collector) < (b.start, b.collector)
    }
}

extension DeskEpoch: CustomStringConvertible {
    /// The epoch as in headers: `1733000000000-9f86d081884c7d65`.
    package var description: String { "\(start)-\(String(collector, radix: 16))" }

    /// Parses an epoch of a header.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let start = Int64(parts[0]), start > 0, start < 1 << 53,
            let collector = UInt64(parts[1], radix: 16)
        else { return nil }
        self.init(start: start, collector: collector)
    }
}
