import Model
import Store

/// What is to be said of figures that cannot be, or are held back.
extension Finding {
    /// A damaged store that was set aside.
    static func aside(_ path: String) -> Finding {
        Finding(
            .store, name: "set aside", .warning, "\(path): damaged, and no longer read",
            advice: "remove it where nothing of it is missed; imports of its time are only there")
    }

    /// The doubts about what is kept; none where there is nothing to say.
    static func doubts(_ doubts: StoreDoubts?) -> [Finding] {
        guard let doubts else { return [] }
        let held = doubts.jumps.map { doubt in
            Finding(
                .store, name: "held back", .warning, "\(doubt.symbol) \(doubt.jump.words)",
                advice: "none where it is right: a second day or another source confirms it")
        }
        let implausible = doubts.implausible.map { words in
            Finding(
                .store, name: "figures", .warning, words,
                advice: "ballast refresh; or import the right figures of these days")
        }
        return [implausible].compactMap(\.self) + held
    }
}
