import Model
import Store

/// Findings about implausible and withheld figures.
extension Finding {
    /// A damaged store that was set aside.
    static func setAside(_ path: String) -> Finding {
        Finding(
            .store, name: "set aside", .warning, "\(path): damaged, and no longer read",
            advice: "remove it where nothing of it is missed; imports of its time are only there")
    }

    /// The doubts about stored figures; empty if there are none.
    static func anomalies(_ doubts: StoreAnomalies?) -> [Finding] {
        guard let doubts else { return [] }
        let held = doubts.jumps.map { doubt in
            Finding(
                .store, name: "held back", .warning, "\(doubt.symbol) \(doubt.jump.message)",
                advice: "none where it is right: a second day or another source confirms it")
        }
        let implausible = doubts.implausible.map { message in
            Finding(
                .store, name: "figures", .warning, message,
                advice: "ballast refresh; or import the right figures of these days")
        }
        return [implausible].compactMap(\.self) + held
    }
}
