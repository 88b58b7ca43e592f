import Model

extension Timestamp {
    /// The instant in ISO 8601 notation with its milliseconds: `2024-05-16T20:00:00.123Z`.
    package init?(exact text: some StringProtocol) {
        guard let second = Timestamp(iso: text) else { return nil }
        let digits = text.drop { $0 != "." }.dropFirst().prefix { $0.isNumber }
        guard !digits.isEmpty, let fraction = Double("0." + digits) else {
            self = second
            return
        }
        self.init(milliseconds: second.milliseconds + Int64((fraction * 1000).rounded(.down)))
    }
}
