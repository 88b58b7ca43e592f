import Formats

/// Normalises the tickers of share classes, which sponsors write in different ways.
enum ShareClass {
    /// The ticker with a point: `BRK/B`, `BRK B` and, where the point was lost, `BRKB` become `BRK.B`.
    ///
    /// A lost point is restored only for known classes: in other tickers the last letter belongs to the name.
    static func ticker(_ text: String) -> String {
        let trimmed = text.trimmed.uppercased()
        let parts = trimmed.split { "/ -".contains($0) }
        if parts.count == 2, (1...2).contains(parts[1].count), parts[1].allSatisfy(\.isLetter) {
            return "\(parts[0]).\(parts[1])"
        }
        return pointed[trimmed] ?? trimmed
    }

    /// Share classes listed on the New York Stock Exchange that occur without their point in funds' tables.
    private static let pointed = Dictionary(
        uniqueKeysWithValues: [
            "AGM.A", "AKO.A", "AKO.B", "BF.A", "BF.B", "BH.A", "BIO.B", "BRK.A", "BRK.B", "CRD.A", "CRD.B", "CWEN.A",
            "GEF.B", "GTN.A", "HEI.A", "HVT.A", "JW.A", "JW.B", "LEN.B", "LGF.A", "LGF.B", "MKC.V", "MOG.A", "MOG.B",
            "PBR.A", "STZ.B", "TAP.A", "UHAL.B", "WLY.B", "WSO.B",
        ].map { ($0.replacing(".", with: ""), $0) })
}
