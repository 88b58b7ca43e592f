import Screen

extension KeyTable {
    /// The keys of the chart, which apply with its focus only.
    static let chart: [Binding] = [
        Binding(
            .crossHairLeft, "cross-hair-left", "Cross-hair of the chart to the left", [Key(.left), .character("h")],
            .looking, hint: "cross-hair", with: .crossHairRight, only: .chart),
        Binding(
            .crossHairRight, "cross-hair-right", "Cross-hair of the chart to the right",
            [Key(.right), .character("l")],
            .looking, only: .chart),
        Binding(
            .crossHairFirst, "cross-hair-first", "Cross-hair to the first session", [Key(.home)], .looking,
            only: .chart),
        Binding(
            .crossHairLast, "cross-hair-last", "Cross-hair to the last session", [Key(.end)], .looking, only: .chart),
        Binding(
            .zoomIn, "zoom-in", "Fewer sessions in the chart", [.character("+"), .character("=")], .looking,
            hint: "scale", with: .zoomOut, only: .chart),
        Binding(.zoomOut, "zoom-out", "More sessions in the chart", [.character("-")], .looking, only: .chart),
        Binding(
            .panLeft, "pan-left", "Earlier sessions in the chart", [.character("{"), Key(.left, shift: true)],
            .looking, hint: "pan", with: .panRight, only: .chart),
        Binding(
            .panRight, "pan-right", "Later sessions in the chart", [.character("}"), Key(.right, shift: true)],
            .looking, only: .chart),
        Binding(
            .logScale, "log-scale", "Logarithmic scale of the chart, or linear", [.character("L")], .looking,
            aliases: ["log"], hint: "log", only: .chart),
        Binding(
            .chartMarks, "chart-marks", "Events below the zoomed chart, or none", [.character("M")], .looking,
            aliases: ["marks"], only: .chart),
    ]
}
