import Model

extension Quality {
    /// The sign before a figure of this quality.
    var sign: String {
        switch self {
        case .exact: ""
        case .atLeast: "≥"
        case .derived: "~"
        }
    }
}
