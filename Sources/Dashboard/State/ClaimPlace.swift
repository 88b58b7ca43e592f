import Screen
import Thesis

/// Where the zoomed panel of the thesis shows its claims.
enum ClaimPlace: Hashable {
    /// Below the conditions, in full.
    case below
    /// Beside the conditions, in full.
    case beside
    /// As further rows of the list of conditions, which scrolls; the one under the cursor is shown in full.
    case list

    /// The place for a number of conditions and claims, with a heading for each. A claim with its remark takes a row
    /// and a half on average, and the condition under the cursor three.
    init(conditions: Int, claims: Int, in inner: Rect) {
        let left = 1 + conditions + 3, right = 1 + claims + (claims + 1) / 2
        if claims == 0 || left + right <= inner.height {
            self = .below
        } else if inner.width >= 190, max(left, right) <= inner.height {
            self = .beside
        } else {
            self = .list
        }
    }
}

extension AppState {
    /// The number of claims that are rows of the list of conditions.
    var listedClaims: Int {
        guard isZoomed, focus == .thesis, let inner = layout?.placement(of: .thesis)?.inside else { return 0 }
        let claims = book.result.claims.count
        return ClaimPlace(conditions: book.result.conditions.count, claims: claims, in: inner) == .list ? claims : 0
    }
}
