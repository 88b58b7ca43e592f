public import Model

extension AppState {
    /// How the figure that a panel shows is computed, as JSON: its name and value, the definition in sentences, and the
    /// inputs with their dates and sources.
    public func methodReport(of panel: PanelID) -> JSON {
        let method = Method(of: panel, in: self)
        return [
            "figure": .string(PlainText.clean(method.figure)),
            "definition": .array(method.definition.map { .string(PlainText.clean($0, limit: 2000)) }),
            "inputs": .array(
                method.inputs.map { input in
                    [
                        "name": .string(input.name), "value": .string(input.value), "date": .string(input.date),
                        "source": .string(input.source),
                    ]
                }),
        ]
    }
}
