import Model
import Screen

/// The palette's suggestions for the text being typed, at the bottom of an area.
struct PaletteList {
    let state: AppState

    /// The maximum number of rows, so that the panels that a command concerns stay visible.
    private static let maximumRows = 12
    /// The width, so that the box stays as it is while one types; longer suggestions make it wider.
    private static let minimumWidth = 72

    /// The suggestion in a cell, by its index; nil if the cell is outside the list.
    func choice(x: Int, y: Int, in area: Rect) -> Int? {
        let choices = choices
        let inner = Box.inside(rect(of: choices, in: area))
        guard !choices.isEmpty, inner.contains(x: x, y: y) else { return nil }
        let index = firstRow(of: choices, in: inner) + y - inner.y
        return choices.indices.contains(index) ? index : nil
    }

    func draw(in area: Rect, on grid: inout Grid) {
        let choices = choices
        guard let prompt = state.prompt, !choices.isEmpty else { return }
        let rect = rect(of: choices, in: area)
        grid.fill(rect, with: Cell(.space, .plain))
        let count = Line("\(prompt.choice + 1) of \(choices.count)", Style(.muted))
        let inner = Box(Line("Command", Style(.accent).bold), trailing: count, focused: true)
            .draw(in: rect, on: &grid)
        if let rows = explanation(choices, in: area) {
            for (row, line) in rows.prefix(inner.height).enumerated() {
                grid.write(line, x: inner.x + 1, y: inner.y + row, width: inner.width - 1)
            }
            return
        }
        let top = firstRow(of: choices, in: inner)
        for (row, choice) in choices.dropFirst(top).prefix(inner.height).enumerated() {
            let isChosen = top + row == prompt.choice
            draw(choice, isChosen: isChosen, x: inner.x, y: inner.y + row, width: inner.width, on: &grid)
        }
    }

    private var choices: [PaletteChoice] {
        guard let prompt = state.prompt, prompt.purpose == .palette else { return [] }
        return CommandPalette.choices(for: prompt.text, in: state)
    }

    private func rect(of choices: [PaletteChoice], in area: Rect) -> Rect {
        let rows = explanation(choices, in: area)?.count ?? choices.count
        let height = min(min(rows, PaletteList.maximumRows) + 2, area.height)
        let longest = choices.lazy.map { line(of: $0, ground: .text, isChosen: false).width + keyWidth(of: $0) }.max()
        let width = max(PaletteList.minimumWidth, (longest ?? 0) + 4)
        return Rect(x: area.x, y: area.bottom - height, width: min(width, area.width), height: height)
    }

    /// The rows of a single suggestion that is too wide for one, as explanations can be; nil for others.
    private func explanation(_ choices: [PaletteChoice], in area: Rect) -> [Line]? {
        guard choices.count == 1, case .none = choices[0].action else { return nil }
        let rows = TextBlock(choices[0].title, Style(.text)).rows(width: area.width - 3)
        return rows.count > 1 ? rows : nil
    }

    /// The columns that the key of a suggestion takes.
    private func keyWidth(of choice: PaletteChoice) -> Int { choice.key == nil ? 0 : 12 }

    private func line(of choice: PaletteChoice, ground: Role, isChosen: Bool) -> Line {
        var line = Line(isChosen ? "▌" : " ", Style(.accent, on: ground))
        if case .select(let symbol) = choice.action {
            line.append("\(state.market.label(of: symbol)) ", Style(.text, on: ground).bold)
        }
        line.append(choice.title, isChosen ? Style(.text, on: ground).bold : Style(.text))
        return line
    }

    private func firstRow(of choices: [PaletteChoice], in inner: Rect) -> Int {
        Table.firstRow(
            after: 0, selected: state.prompt?.choice ?? 0, count: choices.count, visible: inner.height)
    }

    private func draw(_ choice: PaletteChoice, isChosen: Bool, x: Int, y: Int, width: Int, on grid: inout Grid) {
        let ground: Role = isChosen ? .selection : .text
        if isChosen {
            grid.fill(Rect(x: x, y: y, width: width, height: 1), with: Cell(.space, Style(.text, on: ground)))
        }
        let line = line(of: choice, ground: ground, isChosen: isChosen)
        grid.write(line, x: x, y: y, width: width - keyWidth(of: choice))
        let key = Line(choice.key ?? "", Style(.muted, on: ground))
        grid.write(key, x: x + width - 11, y: y, width: 10, alignment: .right)
    }
}
