extension String {
    /// The text without control characters and invisible marks of direction: what is safe to show anywhere.
    var withoutControls: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isControl }))
    }
}

extension Unicode.Scalar {
    /// Whether it commands a terminal or reorders text instead of being part of it.
    fileprivate var isControl: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
        default: false
        }
    }
}
