/// What was chosen in the palette, newest first, each once.
public struct PaletteHistory: Hashable, Sendable {
    /// The maximum number of entries.
    static let limit = 30

    /// The texts that choose the same again.
    private(set) var entries: [String] = []

    /// A history with some entries, newest first.
    init(_ entries: [String] = []) { self.entries = Array(entries.prefix(PaletteHistory.limit)) }

    /// Adds an entry as the newest one.
    mutating func add(_ text: String) {
        guard !text.isEmpty else { return }
        entries.removeAll { $0 == text }
        entries.insert(text, at: 0)
        entries = Array(entries.prefix(PaletteHistory.limit))
    }

    /// The entry some steps back, 1 for the newest; nil if there is none.
    subscript(back steps: Int) -> String? { entries.indices.contains(steps - 1) ? entries[steps - 1] : nil }
}
