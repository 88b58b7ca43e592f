extension Instrument {
    /// The text shown in place of a symbol: for a ratio its two parts, `XBI/XLV`, whatever its name in the thesis;
    /// otherwise the symbol.
    public var label: String { kind == .ratio ? name : symbol.name }

    /// The text shown next to the label: for a ratio its name in the thesis, otherwise the instrument's name.
    public var title: String { kind == .ratio ? "ratio \(symbol)" : name }
}
