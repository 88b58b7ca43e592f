/// Who asks EDGAR. The regulator wants a name and an address of mail, and refuses whoever gives the address of a site, or
/// none.
public enum EDGARContact {
    /// Why EDGAR is not asked where it cannot be.
    public static let reason = "set sources.edgar.contact in config.toml"

    /// Whom to declare, for an address of mail as it was configured; nil where EDGAR would refuse it.
    public static func agent(_ contact: String?) -> HTTPRequest.Agent? {
        guard let contact = contact?.trimmed, isMail(contact) else { return nil }
        return .declared("Ballast/1.0 \(contact)")
    }

    /// Whether a text can be an address of mail and is no address of a site. What stands around it, as a name, may stay.
    private static func isMail(_ text: String) -> Bool {
        let small = text.lowercased()
        guard !small.contains("://"), !small.contains("www."), !small.contains("/"), text.utf8.count <= 100,
            text.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { return false }
        return text.split(separator: " ").contains { word in
            let parts = word.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && parts[1].first != "."
                && parts[1].last != "."
        }
    }
}
