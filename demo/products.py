"""What the grocery sells, in which packs, for how many taka."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rapport.catalog.model import NewCategory, NewProduct
from rapport.catalog.product import Unit


@dataclass(frozen=True)
class Ware:
    product_id: str
    name: str
    category: str
    price: int
    unit: Unit
    pack: int
    liked: int
    """How often it goes into a basket, beside the others."""

    def asked(self) -> NewProduct:
        return NewProduct(
            product_id=self.product_id,
            name=self.name,
            category=self.category,
            price=Decimal(self.price),
            unit=self.unit,
            pack_size=Decimal(self.pack),
        )


WARES = [
    Ware("miniket-1kg", "Miniket Rice 1 kg", "Rice", 90, "kg", 1, 3),
    Ware("miniket-5kg", "Miniket Rice 5 kg", "Rice", 420, "kg", 5, 14),
    Ware("miniket-10kg", "Miniket Rice 10 kg", "Rice", 820, "kg", 10, 8),
    Ware("miniket-25kg", "Miniket Rice 25 kg", "Rice", 1950, "kg", 25, 5),
    Ware("nazirshail-5kg", "Nazirshail Rice 5 kg", "Rice", 460, "kg", 5, 8),
    Ware("nazirshail-25kg", "Nazirshail Rice 25 kg", "Rice", 2150, "kg", 25, 3),
    Ware("chinigura-1kg", "চিনিগুঁড়া চাল 1 kg", "Rice", 150, "kg", 1, 7),
    Ware("red-rice-5kg", "ঢেঁকিছাঁটা লাল চাল 5 kg", "Rice", 520, "kg", 5, 4),
    Ware("mustard-oil-1l", "Cold-pressed Mustard Oil 1 litre", "Oil", 290, "litre", 1, 12),
    Ware("mustard-oil-2l", "Cold-pressed Mustard Oil 2 litre", "Oil", 560, "litre", 2, 9),
    Ware("mustard-oil-5l", "Cold-pressed Mustard Oil 5 litre", "Oil", 1350, "litre", 5, 6),
    Ware("coconut-oil-500ml", "Virgin Coconut Oil 500 ml", "Oil", 480, "ml", 500, 3),
    Ware("black-seed-oil-250ml", "কালোজিরার তেল 250 ml", "Oil", 420, "ml", 250, 3),
    Ware("honey-sundarban-250g", "Sundarban Honey 250 g", "Honey", 400, "g", 250, 7),
    Ware("honey-sundarban-500g", "Sundarban Honey 500 g", "Honey", 750, "g", 500, 8),
    Ware("honey-litchi-500g", "Litchi Flower Honey 500 g", "Honey", 550, "g", 500, 5),
    Ware("ghee-250g", "গাওয়া ঘি 250 g", "Ghee", 450, "g", 250, 6),
    Ware("ghee-500g", "গাওয়া ঘি 500 g", "Ghee", 850, "g", 500, 6),
    Ware("masoor-1kg", "Deshi Masoor Dal 1 kg", "Lentils", 160, "kg", 1, 13),
    Ware("moong-1kg", "Moong Dal 1 kg", "Lentils", 180, "kg", 1, 8),
    Ware("chickpeas-1kg", "Chickpeas 1 kg", "Lentils", 130, "kg", 1, 6),
    Ware("mashkalai-1kg", "মাষকলাই ডাল 1 kg", "Lentils", 190, "kg", 1, 3),
    Ware("turmeric-200g", "Turmeric Powder 200 g", "Spices", 150, "g", 200, 9),
    Ware("chilli-200g", "Chilli Powder 200 g", "Spices", 170, "g", 200, 9),
    Ware("cumin-200g", "Cumin 200 g", "Spices", 240, "g", 200, 7),
    Ware("coriander-200g", "Coriander Powder 200 g", "Spices", 110, "g", 200, 7),
    Ware("garam-masala-100g", "Garam Masala 100 g", "Spices", 180, "g", 100, 5),
    Ware("tulsi-tea-100g", "Tulsi Herbal Tea 100 g", "Herbal tea", 300, "g", 100, 4),
    Ware("moringa-tea-100g", "সজনে পাতার চা 100 g", "Herbal tea", 320, "g", 100, 3),
    Ware("green-tea-100g", "Sylhet Green Tea 100 g", "Herbal tea", 260, "g", 100, 4),
    Ware("dates-ajwa-500g", "Ajwa Dates 500 g", "Dried fruit", 700, "g", 500, 6),
    Ware("dates-medjool-500g", "Medjool Dates 500 g", "Dried fruit", 900, "g", 500, 3),
    Ware("raisins-250g", "Raisins 250 g", "Dried fruit", 220, "g", 250, 5),
    Ware("almonds-250g", "Almonds 250 g", "Dried fruit", 450, "g", 250, 5),
    Ware("cashews-250g", "Cashews 250 g", "Dried fruit", 480, "g", 250, 4),
    Ware("date-molasses-1kg", "খেজুরের গুড় 1 kg", "Sweeteners", 380, "kg", 1, 5),
    Ware("red-sugar-1kg", "Red Sugar 1 kg", "Sweeteners", 140, "kg", 1, 6),
    Ware("red-atta-2kg", "Whole Wheat Atta 2 kg", "Flour", 150, "kg", 2, 8),
    Ware("oats-500g", "Rolled Oats 500 g", "Flour", 280, "g", 500, 4),
    Ware("chia-250g", "Chia Seeds 250 g", "Flour", 300, "g", 250, 4),
    Ware("deshi-eggs-12", "দেশি মুরগির ডিম 12 pcs", "Eggs", 220, "pcs", 12, 10),
]
WARE = {ware.product_id: ware for ware in WARES}


def categories() -> list[NewCategory]:
    return [NewCategory(name=name) for name in dict.fromkeys(ware.category for ware in WARES)]
