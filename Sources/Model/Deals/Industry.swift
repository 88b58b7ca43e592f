/// A company's industry by its Standard Industrial Classification code, as assigned by EDGAR.
public struct Industry: Hashable, Sendable {
    /// The code, such as 2834.
    public let code: Int

    /// Nil for a code outside 100…9999.
    public init?(code: Int) {
        guard (100...9999).contains(code) else { return nil }
        self.code = code
    }

    /// Whether it is a shell company that seeks a merger (6770); a merger with it is a listing, not a purchase.
    public var isBlankCheck: Bool { code == 6770 }

    /// The area of a deal whose target has this industry, as named in the deals' table.
    ///
    /// Biotechs file as pharmaceutical preparations (2834) as often as biological products (2836), so both map to
    /// biotech.
    public var area: String { Industry.areas[code] ?? Industry.division(of: code / 100) }

    private static let areas: [Int: String] = [
        2833: "pharma", 2834: "biotech", 2835: "diagnostics", 2836: "biotech", 8731: "biotech",
        3826: "life-science tools", 3821: "life-science tools", 8071: "diagnostics",
        3841: "medical devices", 3842: "medical devices", 3843: "medical devices", 3844: "medical devices",
        3845: "medical devices", 3851: "medical devices", 5047: "medical devices", 5122: "pharma",
        7370: "software", 7371: "software", 7372: "software", 7373: "software", 7374: "software",
        3674: "semiconductors", 3571: "hardware", 3572: "hardware", 3575: "hardware",
        3576: "hardware", 3577: "hardware", 3570: "hardware", 3661: "hardware", 3663: "hardware",
        6770: "blank check", 6798: "real estate", 6500: "real estate", 6510: "real estate", 6512: "real estate",
        6513: "real estate", 6519: "real estate", 6531: "real estate", 6552: "real estate",
        1311: "oil and gas", 1381: "oil and gas", 1382: "oil and gas", 1389: "oil and gas", 2911: "oil and gas",
        4911: "utilities", 4922: "utilities", 4923: "utilities", 4924: "utilities", 4931: "utilities",
        4932: "utilities", 4941: "utilities", 4991: "utilities",
        4812: "telecommunications", 4813: "telecommunications", 4833: "media", 4841: "media", 2711: "media",
    ]

    /// The area for the first two digits (divisions and major groups of the list).
    private static func division(of group: Int) -> String {
        switch group {
        case 1...9: "agriculture"
        case 10, 12, 14: "mining"
        case 13: "oil and gas"
        case 15...17: "construction"
        case 20, 21: "food and tobacco"
        case 28, 29: "chemicals"
        case 36: "electronics"
        case 37: "vehicles and aircraft"
        case 18...39: "manufacturing"
        case 48: "telecommunications"
        case 49: "utilities"
        case 40...47: "transport"
        case 50, 51: "wholesale"
        case 52...59: "retail"
        case 60, 61: "banks"
        case 62: "brokers and funds"
        case 63, 64: "insurance"
        case 65...67: "finance"
        case 78, 79: "entertainment"
        case 80: "health-care services"
        case 70...89: "services"
        default: "other"
        }
    }
}
