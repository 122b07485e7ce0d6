// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/recipe_card.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QVBoxLayout>

namespace headstart::ui {

RecipeCard::RecipeCard(const Recipe &recipe, QWidget *parent)
    : QPushButton(parent), m_title(new QLabel(this)), m_text(makeCaption({}, this))
{
    setCheckable(true);
    setAutoDefault(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(Theme::font(type::kBody, QFont::DemiBold));
    for (QLabel *label : {m_title, m_text})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *content = new QVBoxLayout(this);
    content->setContentsMargins(space::kGroup, space::kNormal, space::kGroup, space::kNormal);
    content->setSpacing(space::kTight);
    content->addWidget(m_title);
    content->addWidget(m_text);
    content->addStretch();
    setRecipe(recipe);
}

void RecipeCard::setRecipe(const Recipe &recipe)
{
    m_recipe = recipe;
    setObjectName(QStringLiteral("recipe.") + recipe.id);
    setEnabled(recipe.isPossible);
    const QString text = recipe.isPossible ? recipe.text : tr("Choose a model first: its stages are not known yet.");
    m_text->setText(text);
    setAccessibleName(recipe.title);
    setAccessibleDescription(text);
    refresh();
}

void RecipeCard::setChosen(bool chosen)
{
    setChecked(chosen);
    refresh();
}

void RecipeCard::refresh()
{
    m_title->setText(isChecked() ? QStringLiteral("✓ ") + m_recipe.title : m_recipe.title);
}

QSize RecipeCard::sizeHint() const
{
    return layout()->sizeHint();
}

QSize RecipeCard::minimumSizeHint() const
{
    return layout()->minimumSize();
}

int RecipeCard::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

} // namespace headstart::ui
