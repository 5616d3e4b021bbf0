import { searchPlaces } from '@/lib/places/queries';
import { deskJson } from '@/lib/server/desk-json';

/** Places for a picker: `{ options: [{ value, text, hint }] }`. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const places = await searchPlaces(actor, query.get('q') ?? '');
    return { options: places.map((place) => ({ value: place.id, text: place.fullName, hint: place.name })) };
  });
}
