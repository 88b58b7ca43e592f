import Screen

extension AppState {
    /// Does what the palette does when a line is typed into it and its first suggestion is chosen.
    mutating func enter(line: String) -> [Effect] {
        notice = nil
        page = nil
        var prompt = Prompt(.palette, from: selected)
        prompt.add(line)
        let effects = enter(prompt)
        // There is no prompt in which an explanation could be read and gone on with.
        if self.prompt != nil {
            self.prompt = nil
            notice = CommandPalette.choice(for: prompt.text, in: self)?.title
        }
        return effects
    }
}
