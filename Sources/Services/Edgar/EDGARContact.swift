import Formats
public import Networking

/// The contact that requests to EDGAR declare. The SEC requires a name and an e-mail address, and rejects requests that
/// declare a web address or nothing.
public enum EDGARContact {
    /// The reason shown when EDGAR cannot be polled.
    public static let reason = "set sources.edgar.contact in config.toml"

    /// The user agent for an e-mail address as configured; nil if EDGAR would reject it.
    public static func agent(_ contact: String?) -> HTTPRequest.Agent? {
        guard let contact = contact?.trimmed, isMail(contact) else { return nil }
        return .declared("Ballast/1.0 \(contact)")
    }

    /// Whether a text contains an e-mail address and no web address. Other text such as a name is allowed.
    private static func isMail(_ text: String) -> Bool {
        let lower = text.lowercased()
        guard !lower.contains("://"), !lower.contains("www."), !lower.contains("/"), text.utf8.count <= 100,
            text.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { return false }
        return text.split(separator: " ").contains { word in
            let parts = word.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && parts[1].first != "."
                && parts[1].last != "."
        }
    }
}
