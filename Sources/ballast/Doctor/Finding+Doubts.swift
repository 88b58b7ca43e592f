import Model
import Store

/// Findings about implausible and withheld figures.
extension Finding {
    /// A damaged store that was set aside.
    static func setAside(_ path: String) -> Finding {
        Finding(
            .store, name: "set aside", .warning, "\(path): damaged and no longer used",
            advice: "remove it if nothing in it is needed; imports of its time are only there")
    }

    /// The doubts about stored figures; empty if there are none.
    static func anomalies(_ doubts: StoreAnomalies?) -> [Finding] {
        guard let doubts else { return [] }
        let held = doubts.jumps.map { doubt in
            Finding(
                .store, name: "held back", .warning, "\(doubt.symbol) \(doubt.jump.message)",
                advice: "none if it is right: a second day or another source confirms it")
        }
        let implausible = doubts.implausible.map { message in
            Finding(
                .store, name: "figures", .warning, message,
                advice: "ballast refresh; or import the correct figures of these days")
        }
        return [implausible].compactMap(\.self) + held
    }
}
