// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/recipe.h"

#include <QLabel>
#include <QPushButton>

namespace headstart::ui {

/// A way to train, to be chosen by a click: what it is called, and whom it is for. Called "recipe.ID".
class RecipeCard : public QPushButton {
    Q_OBJECT

public:
    explicit RecipeCard(const Recipe &recipe, QWidget *parent = nullptr);

    const Recipe &recipe() const { return m_recipe; }
    void setRecipe(const Recipe &recipe);
    /// The settings are as it makes them. Does not follow clicks.
    void setChosen(bool chosen);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void nextCheckState() override {} ///< whether it is chosen, the settings say

private:
    void refresh();

    Recipe m_recipe;
    QLabel *m_title;
    QLabel *m_text;
};

} // namespace headstart::ui
