public import Model

extension Recap {
    /// The recap as JSON: the prose with the identifiers of its figures, the table, and every figure with its
    /// definition, inputs and source.
    public func json() -> JSON {
        [
            "date": JSON(day),
            "base": JSON(base),
            "headline": report(of: headline),
            "scope": report(of: scope),
            "words": JSON(wordCount),
            "sections": .array(
                sections.map { section in
                    [
                        "heading": .string(section.heading),
                        "sentences": .array(section.sentences.map(report(of:))),
                    ]
                }),
            "table": ["columns": .array(table.columns.map(JSON.string)), "rows": .array(table.rows.map(report(of:)))],
            "figures": .array(figures.map(report(of:))),
            "sources": .array(sources.map(JSON.string)),
        ]
    }

    private func report(of text: RecapText) -> JSON {
        ["text": .string(text.text), "figures": .array(text.figures.map { .string($0.id) })]
    }

    private func report(of row: RecapTable.Row) -> JSON {
        let instrument = row.instrument
        return [
            "symbol": .string(instrument.symbol.name),
            "name": .string(instrument.name),
            "kind": .string(instrument.kind.rawValue),
            "basis": .string(row.basis.rawValue),
            "against": JSON(instrument.benchmark?.name),
            "figures": .array(row.cells.map { JSON($0?.id) }),
        ]
    }

    private func report(of figure: RecapFigure) -> JSON {
        [
            "id": .string(figure.id),
            "value": JSON(figure.value),
            "unit": .string(figure.unit.rawValue),
            "text": .string(figure.text),
            "definition": .string(figure.definition),
            "inputs": .array(
                figure.inputs.map { input in
                    ["name": .string(input.name), "value": JSON(input.value), "date": .string(input.date.description)]
                }),
            "source": .string(figure.source),
        ]
    }
}
